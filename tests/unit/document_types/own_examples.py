"""Files of types as a site would write them."""

ALVARA = """\
# a permit of the town
name = "alvara"
version = "1"
identified_by = [["numero_alvara"], ["livro", "folha"]]
other_labels = ["observações"]

[[cues]]
words = "alvará de funcionamento"
weight = 0.8
is_title = true

[[cues]]
words = "licença para localização"
weight = 0.3

[[fields]]
name = "numero_alvara"
kind = "pattern"
pattern = '\\d{1,6}/\\d{4}'
labels = ["número do alvará", "alvará nº"]
phrases = ["alvará de número"]
required = true

[[fields]]
name = "titular"
kind = "name"
labels = [
    "nome do titular",
    "titular",  # two spellings
]
many = true

[[fields]]
name = "carimbo"
kind = "pattern"
pattern = "PM[0-9]{6}"
zone = { left = 0.5, top = 0.0, right = 1.0, bottom = 0.25 }
"""

PROTOCOLO = """\
extends = "nascimento"
version = "2"

[[fields]]
name = "numero_protocolo"
kind = "pattern"
pattern = '[0-9]{4}\\.[0-9]{5}-[0-9]'
labels = ["protocolo", "declarante"]
"""
