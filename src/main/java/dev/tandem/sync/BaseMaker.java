package dev.tandem.sync;

import dev.tandem.merge.Motion;
import dev.tandem.merge.Value;
import dev.tandem.state.Base;
import dev.tandem.state.Fingerprints;
import dev.tandem.stream.Converter;
import dev.tandem.stream.Converters;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.MappingLine;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes bases, and tells whether a value has moved away from one (design, section 4). */
final class BaseMaker {

    private final Fingerprints fingerprints;
    private final UUID origin;

    /**
     * @param origin the record under which the bases of the link were first made, part of every fingerprint
     */
    BaseMaker(Fingerprints fingerprints, UUID origin) {
        this.fingerprints = fingerprints;
        this.origin = origin;
    }

    Base of(Shown shown, Value value) {
        return new Base(shown.form(), print(shown.line(), value));
    }

    /** The fingerprint that a base of this value has. */
    long print(MappingLine line, Value value) {
        return fingerprint(line.field(), standing(line, value));
    }

    long fingerprint(String field, Value value) {
        return fingerprints.of("base", origin.toString(), field, value.canonical());
    }

    /** How both sides stand to a base. */
    record Motions(Motion dynamics, Motion marketo) {

        private static final Motions UNKNOWN = new Motions(Motion.UNKNOWN, Motion.UNKNOWN);
    }

    /**
     * Compares both sides with the base under the form in which it was made. Where that form is no longer the field's, a
     * side whose canonical form changed with it counts as moved; where it cannot be made any more, there is no base.
     *
     * @param sent what Marketo returned
     * @param marketo its canonical form
     */
    Motions motions(Base base, Shown shown, Object sent, Value marketo) {
        if (base == null) {
            return Motions.UNKNOWN;
        }
        if (base.form().equals(shown.form())) {
            return new Motions(motion(base, shown, shown.value()), motion(base, shown, marketo));
        }
        Optional<Converter> then = Converters.ofForm(base.form());
        if (then.isEmpty()) {
            return Motions.UNKNOWN;
        }
        Converter converter = then.get();
        return new Motions(
                motionThen(base, shown, () -> converter.fromDynamics(shown.raw()), shown.value()),
                motionThen(base, shown, () -> converter.fromMarketo(sent), marketo));
    }

    private Motion motionThen(Base base, Shown shown, Supplier<Value> then, Value now) {
        try {
            Value old = then.get();
            return old.canonical().equals(now.canonical()) ? motion(base, shown, old) : Motion.MOVED;
        } catch (Inconvertible noLonger) {
            return Motion.MOVED;
        }
    }

    /** Of an opt-out nothing says the same as no, so a side that shows nothing has not moved. */
    private static Value standing(MappingLine line, Value value) {
        return line.ratchet() && value.isNothing() ? Value.truth(false) : value;
    }

    private Motion motion(Base base, Shown shown, Value value) {
        return print(shown.line(), value) == base.fingerprint() ? Motion.SAME : Motion.MOVED;
    }
}
