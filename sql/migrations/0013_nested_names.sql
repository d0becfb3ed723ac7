-- A name inside another name ("Riga" in "University of Riga") is a mention of its own that says in which name it stands.
ALTER TABLE mentions ADD COLUMN within_no INTEGER;
COMMENT ON COLUMN mentions.within_no IS 'The mention (mention_no) whose name these words are a part of, such as University of Riga for Riga; null for a name that stands for itself. The marts count the latter only.';
