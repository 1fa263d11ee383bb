"""Who has which role in a deed: captions among other words, forms, verbs, sides without a name."""

FORM = [
    "PROCURAÇÃO PARTICULAR",
    "Dados da mandante",
    "Nome civil",
    "Zilda Prates Munhoz",
    [(0.05, "Cidadania"), (0.4, "Estado civil"), (0.7, "Ocupação")],
]
