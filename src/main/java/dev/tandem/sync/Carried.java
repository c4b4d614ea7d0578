package dev.tandem.sync;

import dev.tandem.merge.Value;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.Loss;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingLine.OverLong;
import dev.tandem.stream.UnknownOption;
import java.util.Optional;

/** What becomes of one value on its way to its field. Details name columns and measures, never the value. */
sealed interface Carried {

    /** The field takes it as it is. */
    record Whole(Value value) implements Carried {}

    /** The field takes it cut or rounded. */
    record Lossy(Value value, String detail) implements Carried {}

    /**
     * The field keeps what it has.
     *
     * @param unknownOption whether the schemas may just be out of date
     */
    record Refused(String detail, boolean unknownOption) implements Carried {}

    /** Converts what Dynamics returned for a line. */
    static Carried of(Mapping.Line line, Object raw) {
        String column = line.line().column();
        try {
            Value value = line.converter().fromDynamics(raw);
            Optional<Loss> loss = line.converter().loss(raw);
            String detail = loss.map(lost -> column + ": " + lost.sentence()).orElse("");
            if (loss.filter(Loss.Cut.class::isInstance).isPresent()
                    && line.line().overLong() == OverLong.FAIL) {
                return new Refused(detail, false);
            }
            return loss.isEmpty() ? new Whole(value) : new Lossy(value, detail);
        } catch (Inconvertible refused) {
            return new Refused(column + ": " + refused.getMessage(), refused instanceof UnknownOption);
        }
    }
}
