-- The tables of schema 4, as that version made them: {double} and {moment} differ between the databases.
CREATE TABLE results_schema (
    version INTEGER NOT NULL
);
CREATE TABLE documents (
    document_id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    part INTEGER NOT NULL,
    first_page INTEGER NOT NULL,
    name TEXT NOT NULL,
    profile TEXT NOT NULL,
    document_type TEXT NOT NULL,
    document_type_version TEXT NOT NULL,
    type_score {double} NOT NULL,
    type_runner_up TEXT,
    state TEXT NOT NULL,
    page_count INTEGER,
    pages_read INTEGER NOT NULL,
    pages_blank INTEGER NOT NULL,
    pages_failed INTEGER NOT NULL,
    admitted_at {moment} NOT NULL,
    finished_at {moment} NOT NULL,
    pipeline TEXT NOT NULL,
    pipeline_version TEXT NOT NULL,
    engine TEXT,
    engine_version TEXT,
    PRIMARY KEY (document_id)
);
CREATE TABLE pages (
    document_id INTEGER NOT NULL,
    page INTEGER NOT NULL,
    file_page INTEGER NOT NULL,
    state TEXT NOT NULL,
    text TEXT,
    confidence {double},
    width INTEGER,
    height INTEGER,
    dpi {double},
    source_dpi {double},
    colour_mode TEXT,
    rotation INTEGER,
    skew {double},
    noise {double},
    contrast {double},
    ink {double},
    operations JSON NOT NULL,
    engine TEXT,
    engine_version TEXT,
    failure_class TEXT,
    failure_code TEXT,
    lines JSON NOT NULL,
    PRIMARY KEY (document_id, page),
    FOREIGN KEY(document_id) REFERENCES documents (document_id)
);
CREATE TABLE fields (
    document_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    occurrence INTEGER NOT NULL,
    subject TEXT NOT NULL,
    value TEXT,
    other_value TEXT,
    status TEXT NOT NULL,
    confidence {double},
    page INTEGER,
    "left" {double},
    top {double},
    "right" {double},
    bottom {double},
    quote TEXT,
    verdicts JSON NOT NULL,
    PRIMARY KEY (document_id, name, occurrence),
    FOREIGN KEY(document_id) REFERENCES documents (document_id),
    FOREIGN KEY(document_id, page) REFERENCES pages (document_id, page)
);
CREATE INDEX documents_by_sha256 ON documents (sha256);
INSERT INTO results_schema (version) VALUES (4);
