package dev.tandem.command;

import dev.tandem.operations.Explanation.About;
import dev.tandem.operations.Explanation.Field;
import java.io.PrintWriter;
import java.util.List;

/** Prints an explanation for people. */
final class ExplanationText {

    /** Wider values would push the sentences off the screen; JSON has them whole. */
    private static final int WIDEST_VALUE = 32;

    private final PrintWriter out;

    ExplanationText(PrintWriter out) {
        this.out = out;
    }

    void print(About about) {
        out.println(
                about.recordId() == null
                        ? "The person " + about.marketoId() + " has no record in Dynamics."
                        : about.stream() + " " + about.recordId()
                                + (about.marketoId() == null
                                        ? ", nobody in Marketo yet"
                                        : ", in Marketo " + about.marketoId()));
        out.println("Link:    " + String.join("; ", about.links()));
        out.println("Filter:  " + about.filter());
        out.println("Pauses:  " + (about.pauses().isEmpty() ? "none" : String.join("; ", about.pauses())));
        out.println("Next:    " + about.next());
        if (!about.fields().isEmpty()) {
            out.println();
            fields(about.fields());
        }
        if (!about.history().isEmpty()) {
            out.println();
            about.history().forEach(event -> out.println(event.at() + "  " + event.what()));
        }
        out.flush();
    }

    private void fields(List<Field> fields) {
        TextTable table = new TextTable(
                "column", "field", "direction", "policy", "in Dynamics", "", "in Marketo", "", "what comes next");
        fields.forEach(field -> table.row(
                field.column(),
                field.field(),
                field.direction(),
                field.policy(),
                value(field.dynamics()),
                field.dynamicsIs(),
                value(field.marketo()),
                field.marketoIs(),
                field.next()));
        table.print(out);
    }

    /** A dash for what is not known, empty quotes for nothing; one line in any case. */
    private static String value(String value) {
        if (value == null) {
            return null;
        }
        String line = "'" + value.replaceAll("\\s+", " ") + "'";
        return line.length() <= WIDEST_VALUE ? line : line.substring(0, WIDEST_VALUE - 4) + "...'";
    }
}
