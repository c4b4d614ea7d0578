package dev.tandem.sync;

import dev.tandem.merge.Value;
import dev.tandem.stream.Converter;
import dev.tandem.stream.MappingLine;
import java.util.Optional;

/**
 * What Dynamics shows of one mapped field of a record.
 *
 * @param line the mapping line
 * @param converter what carries its values; empty for a lookup, whose value is the key of the record it points to
 * @param raw the value as Dynamics returned it; for a lookup the key
 * @param value its canonical form
 * @param lossy whether the canonical form does not give the value back
 */
record Shown(MappingLine line, Optional<Converter> converter, Object raw, Value value, boolean lossy) {

    private static final String REFERENCE = "reference";

    String field() {
        return line.field();
    }

    /** The form in which its values are made canonical. */
    String form() {
        return converter.map(Converter::form).orElse(REFERENCE);
    }

    /** The canonical form of what Marketo returned; throws {@link dev.tandem.stream.Inconvertible}. */
    Value ofMarketo(Object sent) {
        return converter
                .map(by -> by.fromMarketo(sent))
                .orElseGet(() -> Value.text(sent == null ? null : sent.toString()));
    }

    /** What is sent to Marketo; null clears the field. */
    Object forMarketo(Value it) {
        return converter.map(by -> by.toMarketo(it)).orElseGet(() -> it.isNothing() ? null : it.canonical());
    }

    /** What is sent to Dynamics; null clears the column. Throws {@link dev.tandem.stream.Inconvertible}. */
    Object forDynamics(Value it) {
        return converter.orElseThrow().toDynamics(it);
    }

    /** Whether Marketo holds more than the canonical form says. */
    boolean lossyInMarketo(Object sent) {
        return converter.flatMap(by -> by.lossInMarketo(sent)).isPresent();
    }

    /** The same field with what a customizing route made of it. */
    Shown with(Value other) {
        return new Shown(line, converter, raw, other, lossy);
    }

    /** Names the field only: its value is personal data. */
    @Override
    public String toString() {
        return "Shown[" + line.column() + "]";
    }
}
