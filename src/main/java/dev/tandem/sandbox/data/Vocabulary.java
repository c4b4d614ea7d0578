package dev.tandem.sandbox.data;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * The words from which rows are put together. Datafaker draws them once; rows then pick among them, which takes
 * microseconds instead of milliseconds a row.
 */
record Vocabulary(
        List<Culture> cultures,
        List<String> companies,
        List<String> jobTitles,
        List<String> departments,
        List<String> topics,
        List<String> sentences) {

    private static final int WORDS = 80;

    /** The words of this seed. */
    static Vocabulary draw(long seed) {
        Faker english = new Faker(Locale.ENGLISH, new Random(seed));
        List<Culture> cultures = List.of(
                culture("United States", english, seed),
                culture("Deutschland", Locale.GERMANY, seed),
                culture("France", Locale.FRANCE, seed),
                culture("Polska", Locale.forLanguageTag("pl"), seed),
                culture("Россия", Locale.forLanguageTag("ru"), seed),
                culture("日本", Locale.JAPAN, seed),
                greece(seed));
        return new Vocabulary(
                cultures,
                words(() -> english.company().name()),
                words(() -> english.job().title()),
                words(() -> english.commerce().department()),
                words(() -> english.commerce().productName()),
                words(() -> english.lorem().sentence(8)));
    }

    /** English names, which every e-mail address can be made of. */
    Culture latin() {
        return cultures.get(0);
    }

    private static Culture culture(String country, Locale locale, long seed) {
        return culture(country, new Faker(locale, new Random(seed)), seed);
    }

    private static Culture culture(String country, Faker faker, long seed) {
        Random digits = new Random(seed);
        return new Culture(
                country,
                words(() -> faker.name().firstName()),
                words(() -> faker.name().lastName()),
                words(() -> faker.address().city()),
                words(() -> faker.address().streetAddress()),
                words(() -> faker.address().postcode()),
                words(() -> phone(digits)));
    }

    /** Datafaker has no Greek words. */
    private static Culture greece(long seed) {
        Random digits = new Random(seed + 1);
        return new Culture(
                "Ελλάδα",
                List.of(
                        "Ελένη",
                        "Γιώργος",
                        "Μαρία",
                        "Νίκος",
                        "Κατερίνα",
                        "Δημήτρης",
                        "Σοφία",
                        "Κώστας",
                        "Άννα",
                        "Παύλος"),
                List.of("Παπαδόπουλος", "Γεωργίου", "Ιωάννου", "Νικολάου", "Βασιλείου", "Αγγελόπουλος", "Οικονόμου"),
                List.of("Αθήνα", "Θεσσαλονίκη", "Πάτρα", "Ηράκλειο", "Λάρισα"),
                List.of("Ερμού 12", "Πανεπιστημίου 45", "Ακαδημίας 7", "Λεωφόρος Κηφισίας 118"),
                List.of("105 63", "546 24", "262 21", "712 02"),
                words(() -> phone(digits)));
    }

    private static String phone(Random digits) {
        return "+%d %d %04d %04d"
                .formatted(
                        1 + digits.nextInt(98),
                        10 + digits.nextInt(900),
                        digits.nextInt(10_000),
                        digits.nextInt(10_000));
    }

    private static List<String> words(Supplier<String> next) {
        return Stream.generate(next).limit(WORDS).distinct().toList();
    }
}
