package dev.tandem.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A field's value in canonical form: the one representation in which both sides can be compared.
 *
 * <p>There is one way to say nothing, text is trimmed, numbers are plain decimals without trailing zeros, moments are
 * UTC in whole seconds (the resolution of both APIs).
 */
public sealed interface Value {

    /** No value; an empty text is no value either. */
    static Value nothing() {
        return Nothing.NOTHING;
    }

    /** The value as text, the same for equal values and different for different ones of a kind. */
    String canonical();

    /** Whether there is no value. */
    default boolean isNothing() {
        return this instanceof Nothing;
    }

    /** Trimmed text; blank text is {@link #nothing()}. */
    static Value text(String text) {
        String trimmed = text == null ? "" : text.strip();
        return trimmed.isEmpty() ? nothing() : new Text(trimmed);
    }

    /** A plain decimal; {@code 1.50} and {@code 1.5} are the same value. */
    static Value number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return new Decimal(plain.setScale(Math.max(0, plain.scale())));
    }

    /** A boolean. */
    static Value truth(boolean truth) {
        return new Truth(truth);
    }

    /** A calendar day without a zone. */
    static Value day(LocalDate day) {
        return new Day(day);
    }

    /** A moment, cut to whole seconds. */
    static Value moment(Instant moment) {
        return new Moment(Instant.ofEpochSecond(moment.getEpochSecond()));
    }

    /** No value. */
    enum Nothing implements Value {
        NOTHING;

        @Override
        public String canonical() {
            return "";
        }
    }

    /** Text that is neither blank nor padded. */
    record Text(String text) implements Value {
        @Override
        public String canonical() {
            return text;
        }
    }

    /** A plain decimal. */
    record Decimal(BigDecimal number) implements Value {
        @Override
        public String canonical() {
            return number.toPlainString();
        }
    }

    /** A boolean. */
    record Truth(boolean truth) implements Value {
        @Override
        public String canonical() {
            return Boolean.toString(truth);
        }
    }

    /** A calendar day. */
    record Day(LocalDate day) implements Value {
        @Override
        public String canonical() {
            return day.toString();
        }
    }

    /** A moment in whole seconds. */
    record Moment(Instant moment) implements Value {
        @Override
        public String canonical() {
            return moment.toString();
        }
    }
}
