package dev.tandem.stream;

/** What the other side cannot hold of a value that it is given all the same; it names measures, never the value. */
public sealed interface Loss {

    /** The loss in a few words, for example {@code 312 characters, of which the field takes 255}. */
    String sentence();

    /**
     * A text that is longer than the narrower side allows.
     *
     * @param length how long it is
     * @param limit how long it may be
     * @param unit {@code characters}, or {@code bytes} in a text area (Marketo reference, section 1.4)
     */
    record Cut(long length, long limit, String unit) implements Loss {
        @Override
        public String sentence() {
            return length + " " + unit + ", of which the field takes " + limit;
        }
    }

    /**
     * A number with more digits than the field keeps.
     *
     * @param kept what the field keeps of a number, for example {@code whole numbers}
     */
    record Rounded(String kept) implements Loss {
        @Override
        public String sentence() {
            return "more digits than the field keeps, which takes " + kept;
        }
    }
}
