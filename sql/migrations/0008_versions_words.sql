-- Plain words without which no cue of a note can stand: most paragraphs are passed over by them.
ALTER TABLE ops.note_cues ADD COLUMN words VARCHAR;
COMMENT ON COLUMN ops.note_cues.words IS 'Words in small letters, parted by bars, of which a paragraph with the pattern has one.';
