-- Schema 4: a large file of evidence is stored in pieces, between which the window lives. The first
-- stands in evidence_bytes, as all of a file did before.
CREATE TABLE evidence_piece (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, number)
) STRICT, WITHOUT ROWID;
