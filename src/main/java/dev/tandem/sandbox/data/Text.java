package dev.tandem.sandbox.data;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Texts that are long, awkward or plain. */
final class Text {

    /** What breaks naive parsers of CSV, JSON, XML, URLs and SQL, in the languages of the data. */
    private static final List<String> AWKWARD = List.of(
            "Asked for a quote: 3 units, \"rush\"; budget <5k & 'net 30' \\ no VAT",
            "Met at the fair 🎪🙂\nCall back on Monday\r\n- bring samples\n- ask for Müller & Söhne",
            "Zażółć gęślą jaźń; Ελληνικά, Русский, 日本語\tafter a tab 👩‍💻",
            "100% sure? #1 + #2 = {\"a\":[1,2]} | select * from t where a = 'b' --",
            "=SUM(A1:A2), @home, https://example.com/?a=1&b=%20");

    private Text() {}

    /** A description; of five, one is awkward. */
    static String description(Draw draw, Vocabulary words) {
        if (draw.isEach(5, 2)) {
            return draw.pick(AWKWARD);
        }
        String first = draw.pick(words.sentences());
        return draw.chance(30) ? first + "\n" + draw.pick(words.sentences()) : first;
    }

    /** The text, repeated and cut to exactly this many UTF-16 code units; it never ends in a blank or half a character. */
    static String stretch(String text, String joint, int length) {
        StringBuilder longer = new StringBuilder(length + text.length()).append(text);
        while (longer.length() < length) {
            longer.append(joint).append(text);
        }
        longer.setLength(length);
        char last = longer.charAt(length - 1);
        if (Character.isHighSurrogate(last) || Character.isWhitespace(last)) {
            longer.setCharAt(length - 1, 'x');
        }
        return longer.toString();
    }

    /** The letters and digits of the text that an e-mail address may have; empty for other scripts. */
    static String ascii(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("ł", "l").replace("ß", "ss");
        return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("[^a-z0-9]", "");
    }
}
