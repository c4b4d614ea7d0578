package dev.tandem.sandbox.data;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A row in the making. */
final class RowDraft {

    private static final int OFTEN = 75;

    private final Draw draw;
    private final Filling filling;
    private final Map<String, Object> columns = new LinkedHashMap<>();

    RowDraft(Draw draw, Filling filling) {
        this.draw = draw;
        this.filling = filling;
    }

    Draw draw() {
        return draw;
    }

    Filling filling() {
        return filling;
    }

    /** A column that every row has. */
    RowDraft set(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    /** An optional text of up to this many characters. */
    RowDraft text(String column, int length, Supplier<String> value) {
        return text(column, length, " ", value);
    }

    /** An optional text without blanks. */
    RowDraft word(String column, int length, Supplier<String> value) {
        return text(column, length, "0", value);
    }

    private RowDraft text(String column, int length, String joint, Supplier<String> value) {
        return optional(column, () -> {
            String text = value.get();
            boolean fits = filling != Filling.FULL && text.length() <= length;
            return fits ? text : Text.stretch(text, joint, length);
        });
    }

    /** A name: no row is without, and a full row has it at its full length. */
    RowDraft name(String column, int length, String value) {
        boolean fits = filling != Filling.FULL && value.length() <= length;
        return set(column, fits ? value : Text.stretch(value, " ", length));
    }

    /** An optional value of any kind. */
    RowDraft optional(String column, Supplier<?> value) {
        boolean present = draw.chance(OFTEN);
        if (filling == Filling.FULL || (filling == Filling.TYPICAL && present)) {
            columns.put(column, value.get());
        }
        return this;
    }

    /** An option set whose values count from the first to the last; neighbouring rows have neighbouring values. */
    RowDraft option(String column, int first, int last) {
        return optional(column, () -> first + draw.number() % (last - first + 1));
    }

    /** A flag that is set in one of so many rows. */
    RowDraft flag(String column, int every) {
        boolean set = filling != Filling.BARE && draw.below(every) == 0;
        return set(column, set);
    }

    /** An amount in whole cents. */
    RowDraft money(String column, int most) {
        return optional(column, () -> BigDecimal.valueOf(draw.below(most) * 100L + draw.below(100), 2));
    }

    Map<String, Object> columns() {
        return columns;
    }
}
