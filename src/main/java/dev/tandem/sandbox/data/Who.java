package dev.tandem.sandbox.data;

import java.util.List;

/** The names of one person. */
record Who(Culture culture, String firstName, String lastName) {

    private static final int FULL_EMAIL = 100;
    private static final List<String> DOMAINS =
            List.of("harbour.example", "nordwind.example", "blue-heron.example", "mail.kestrel.example", "x1.example");

    /** Somebody from one of the cultures. */
    static Who draw(Draw draw, Vocabulary words) {
        Culture culture = draw.pick(words.cultures());
        return new Who(culture, draw.pick(culture.firstNames()), draw.pick(culture.lastNames()));
    }

    String fullName() {
        return firstName + " " + lastName;
    }

    /**
     * An address that nobody else has.
     *
     * @param kind a letter for each group of people
     * @param number the number inside the group
     */
    String email(String kind, int number) {
        String first = Text.ascii(firstName);
        String last = Text.ascii(lastName);
        String name = first.isEmpty() || last.isEmpty() ? "mail" : first + "." + last;
        String end = kind + Integer.toString(number, 36) + "@" + DOMAINS.get(number % DOMAINS.size());
        return name + "." + end;
    }

    /** The address of {@link #email}, made as long as the column allows. */
    String longEmail(String kind, int number) {
        String email = email(kind, number);
        int at = email.indexOf('@');
        String domain = Text.stretch("long", ".", FULL_EMAIL - at - 1 - ".example".length())
                .replaceAll("\\.$", "x");
        return email.substring(0, at + 1) + domain + ".example";
    }
}
