"""How many actors and pages a node gets, with a model and without."""

from pathlib import Path

import pytest

from appliance.runtime.actors.reader import ReaderPlan
from appliance.runtime.cluster import Node
from appliance.runtime.lane import LanePlan, ModelPlan
from pipelines import catalog
from pipelines.ocr.vlm.reader import ReaderOptions
from pipelines.ocr.vlm.session import DeviceOptions


def node(cpus, gpus=0):
    return Node("id", "127.0.0.1", cpus, 1 << 30, is_home=True, gpus=gpus)


def model(*, gpu, gpus=None, is_dual=False):
    options = ReaderOptions(Path(), Path(), "a", (), DeviceOptions(gpu=gpu), cache_tokens=0)
    return ModelPlan(ReaderPlan(options), gpus, is_dual)


def test_without_a_model_a_node_is_as_it_was():
    plan = LanePlan(catalog.EMBEDDED)
    assert (plan.recognizers_on(node(16)), plan.helpers_on(node(16)), plan.readers_on(node(16, 4))) == (
        16,
        4,
        0,
    )
    assert (plan.places_on(node(16)), plan.documents_on(node(16))) == (34, 64)
    assert LanePlan(catalog.EMBEDDED, 3).documents_on(node(16)) == 12


@pytest.mark.parametrize(("wanted", "there", "readers"), [(None, 4, 4), (2, 4, 2), (8, 4, 4), (None, 0, 0)])
def test_each_gpu_has_one_reader(wanted, there, readers):
    assert LanePlan(catalog.VLM, 0, model(gpu=0, gpus=wanted)).readers_on(node(16, there)) == readers


def test_a_model_on_the_processor_has_one_reader():
    assert LanePlan(catalog.VLM, 0, model(gpu=None)).readers_on(node(16, 4)) == 1


def test_beside_a_model_alone_one_embedded_reader_is_enough_and_two_readers_need_all():
    assert LanePlan(catalog.VLM, 0, model(gpu=0)).recognizers_on(node(16, 1)) == 1
    assert LanePlan(catalog.DUAL, 0, model(gpu=0, is_dual=True)).recognizers_on(node(16, 1)) == 16


def test_enough_pages_and_documents_are_in_hand_to_fill_every_slot():
    plan = LanePlan(catalog.VLM, 0, model(gpu=0))
    slots = 2 * plan.model.reader.slots
    assert plan.places_on(node(16, 2)) > 1.25 * slots
    assert plan.documents_on(node(16, 2)) > 1.25 * slots
