package dev.tandem.stream;

import dev.tandem.merge.Value;

/** Text, trimmed and as long as the narrower side allows. */
public record TextConverter(int length) implements Converter {

    /** A column or field without a length is bounded by Marketo's text area: 30,000 bytes, four to a character. */
    static final int WIDEST = 7_500;

    @Override
    public Value fromDynamics(Object raw) {
        return canonical(raw);
    }

    @Override
    public Value fromMarketo(Object raw) {
        return canonical(raw);
    }

    @Override
    public Object toMarketo(Value value) {
        return value.isNothing() ? null : value.canonical();
    }

    @Override
    public Object toDynamics(Value value) {
        return toMarketo(value);
    }

    @Override
    public String form() {
        return "text" + length;
    }

    private Value canonical(Object raw) {
        Value text = Value.text(plain(raw));
        return text.canonical().length() <= length ? text : Value.text(cut(text.canonical()));
    }

    private static String plain(Object raw) {
        if (raw instanceof java.math.BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return raw == null ? "" : raw.toString();
    }

    /** Cuts without tearing a character that takes two places. */
    private String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
