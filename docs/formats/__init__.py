"""The paper form measured: sample papers, what is read from their files, the table of clauses."""
