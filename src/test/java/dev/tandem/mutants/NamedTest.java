package dev.tandem.mutants;

/**
 * A test as the mutants and {@code docs/behaviour.md} name it: {@code ConsentEndToEndTest#anOptInOnBothSidesCounts}.
 *
 * @param type the simple name of its class, which only one test class has
 * @param method its method
 */
record NamedTest(String type, String method) implements Comparable<NamedTest> {

    /** Reads {@code Class#method}. */
    static NamedTest of(String text) {
        String[] parts = text.split("#", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("'" + text + "' is not written as Class#method");
        }
        return new NamedTest(parts[0], parts[1]);
    }

    @Override
    public int compareTo(NamedTest other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return type + "#" + method;
    }
}
