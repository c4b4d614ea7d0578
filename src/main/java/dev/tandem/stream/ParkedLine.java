package dev.tandem.stream;

/**
 * A mapping line that worked before and is left out while its column or field is gone.
 *
 * @param line the line
 * @param columnGone whether the column is gone; otherwise it is the field
 */
public record ParkedLine(MappingLine line, boolean columnGone) {

    /** What is gone, and what to do about it; one sentence without the stream's name. */
    public String sentence() {
        String gone = columnGone
                ? "Dynamics has no readable column " + line.column() + " any more"
                : "Marketo has no field " + line.field() + " any more";
        String repair = columnGone
                ? "bring the column or the right to read it back"
                : "bring the field back, or show it again if it is hidden";
        return gone + ", so the line " + line.column() + " to " + line.field()
                + " is parked and everything else goes on; " + repair + ", or take the line out";
    }
}
