package dev.tandem.stream;

/** Which way a stream or a mapping line carries values. */
public enum Direction {
    /** Dynamics to Marketo; Dynamics always wins. */
    TO_MARKETO,
    /** Marketo to Dynamics; Marketo always wins. */
    TO_DYNAMICS,
    /** Both ways, merged field by field. */
    BOTH;

    /** Whether values travel from Dynamics to Marketo. */
    public boolean reachesMarketo() {
        return this != TO_DYNAMICS;
    }

    /** Whether values travel from Marketo to Dynamics. */
    public boolean reachesDynamics() {
        return this != TO_MARKETO;
    }

    /** The name as it stands in a stream file: {@code to-marketo}. */
    public static Direction of(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    }
}
