import json
import logging
import sys

import pytest

from appliance.log import LOG_FILE, JsonLines, log_to


@pytest.fixture
def logged(tmp_path):
    """Log into a folder and read the lines back; the loggers are as before afterwards."""
    names = ("appliance", "pipelines")
    before = {name: (logging.getLogger(name).level, logging.getLogger(name).propagate) for name in names}
    log_to(tmp_path)

    def read():
        return [json.loads(line) for line in (tmp_path / LOG_FILE).read_text("utf-8").splitlines()]

    yield read
    for name, (level, propagate) in before.items():
        logger = logging.getLogger(name)
        logger.handlers.pop().close()
        logger.setLevel(level)
        logger.propagate = propagate


def test_a_record_is_a_sentence_an_action_and_ids(logged):
    logging.getLogger("appliance.runtime").warning(
        "A batch waits\nfor its disk",
        extra={"action": "batch_failed", "batch": 7, "code": "results_disk_full"},
    )
    logging.getLogger("pipelines.ocr").info("Ação", extra={"action": "x"})
    first, second = logged()
    assert (first["level"], first["logger"]) == ("WARNING", "appliance.runtime")
    assert first["message"] == "A batch waits\nfor its disk"
    assert (first["action"], first["batch"], first["code"]) == ("batch_failed", 7, "results_disk_full")
    assert first["at"].endswith("+00:00")
    assert second["message"] == "Ação"


def test_text_of_a_document_cannot_ride_in_the_extras(logged):
    extras = {"action": "x", "text": "Maria", "fields": {"cpf": "529"}, "pages": 3, "_private": 1}
    logging.getLogger("appliance").info("A page was read", extra=extras)
    (line,) = logged()
    assert line.keys() == {"at", "level", "logger", "message", "action", "pages"}


def test_an_exception_leaves_its_type_and_place_but_not_its_message():
    try:
        int("Maria da Silva")
    except ValueError:
        record = logging.makeLogRecord({"msg": "It failed", "exc_info": sys.exc_info()})
    line = JsonLines().format(record)
    assert json.loads(line)["exception"] == "ValueError"
    assert "test_log.py" in json.loads(line)["raised_at"][0]
    assert "Maria" not in line
