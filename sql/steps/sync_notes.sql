-- The cues of correction notes, as seeds/note_cues.csv has them now; the variable `note_cues_file` is its path.
DELETE FROM ops.note_cues;
INSERT INTO ops.note_cues BY NAME SELECT kind, pattern, words FROM read_csv(getvariable('note_cues_file'), header = true, all_varchar = true);
