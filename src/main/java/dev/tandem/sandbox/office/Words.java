package dev.tandem.sandbox.office;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What the people of the office type. */
record Words(Random random) {

    private static final List<String> FIRST_NAMES =
            List.of("Nadia", "Tomas", "Ines", "Marek", "Lena", "Omar", "Greta", "Pavel", "Yuki", "Elif");
    private static final List<String> LAST_NAMES =
            List.of("Okoro", "Lindqvist", "Brandt", "Nowak", "Haddad", "Marsh", "Ferrari", "Sato", "Kaya", "Moreau");
    private static final List<String> JOB_TITLES = List.of(
            "Head of Supply",
            "Buyer",
            "Plant Manager",
            "Chief Engineer",
            "Procurement Lead",
            "Operations Director",
            "Technical Buyer",
            "Managing Director");
    private static final List<String> COMPANIES =
            List.of("Kestrel Marine", "Harbour & Quay", "Nordwind Cranes", "Baltic Freight", "Atlas Docks");
    private static final List<String> TOPICS = List.of(
            "Two harbour cranes", "Service contract", "Spare parts for a crane", "Fair visit, asked for a quote");

    String firstName() {
        return any(FIRST_NAMES);
    }

    String lastName() {
        return any(LAST_NAMES);
    }

    String jobTitle() {
        return any(JOB_TITLES);
    }

    String company() {
        return any(COMPANIES);
    }

    String topic() {
        return any(TOPICS);
    }

    /** At most 20 characters, which a lead's mobile phone takes. */
    String phone() {
        return "+49 431 555 %04d".formatted(random.nextInt(10_000));
    }

    /** An address that hardly anybody has yet. */
    String email(String lastName) {
        return "%s.%08x@office.example".formatted(lastName.toLowerCase(Locale.ROOT), random.nextInt());
    }

    <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
