package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text, trimmed and as long as the narrower side allows.
 *
 * @param length the most characters, counted as both APIs do: one that takes two places in UTF-16 counts twice
 * @param bytes the most bytes in UTF-8, by which Marketo measures a text area (Marketo reference, section 1.4)
 */
public record TextConverter(int length, int bytes) implements SymmetricConverter {

    /** Marketo's text area. */
    static final int TEXT_AREA = 30_000;

    /** Text that is measured in characters alone. */
    TextConverter(int length) {
        this(length, Integer.MAX_VALUE);
    }

    @Override
    public Object plain(Value value) {
        return value.isNothing() ? null : value.canonical();
    }

    @Override
    public String form() {
        return "text" + length + (bytes == Integer.MAX_VALUE ? "" : "/" + bytes);
    }

    /** Whether the text goes through uncut. */
    boolean fits(String text) {
        return end(text) == text.length();
    }

    @Override
    public Value canonical(Object raw) {
        String text = trimmed(raw);
        return Value.text(text.substring(0, end(text)));
    }

    @Override
    public Optional<Loss> loss(Object raw) {
        String text = trimmed(raw);
        if (fits(text)) {
            return Optional.empty();
        }
        return Optional.of(
                text.length() > length
                        ? new Loss.Cut(text.length(), length, "characters")
                        : new Loss.Cut(text.getBytes(StandardCharsets.UTF_8).length, bytes, "bytes"));
    }

    private static String trimmed(Object raw) {
        return raw == null ? "" : raw.toString().strip();
    }

    /** Where the text must end; never inside a character that takes two places. */
    private int end(String text) {
        int end = 0;
        int left = bytes;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            int next = end + Character.charCount(character);
            left -= bytesOf(character);
            if (next > length || left < 0) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int bytesOf(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
