package dev.tandem.sync;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.Link;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.MappingLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The fields of a record of a one-way stream, which has one fingerprint and no bases: Dynamics speaks for all of them. */
final class OneWayFields {

    private static final String SAME = "same";

    private final ReadyStream stream;
    private final Change change;
    private final boolean unchanged;
    private final Optional<Map<String, Object>> found;

    private OneWayFields(ReadyStream stream, Change change, Optional<Map<String, Object>> found) {
        this.stream = stream;
        this.change = change;
        this.found = found;
        this.unchanged = change.link()
                .map(Link::fingerprint)
                .filter(known -> known == change.fingerprint())
                .isPresent();
    }

    /** Reads the other side, if the record has one. */
    static OneWayFields read(ReadyStream stream, Change change, MarketoClient marketo) {
        List<String> fields = SeenFields.lines(stream.mapping())
                .map(MappingLine::field)
                .distinct()
                .toList();
        return new OneWayFields(
                stream, change, change.link().flatMap(link -> marketo.find(stream.object(), link.marketoId(), fields)));
    }

    Foreseen foreseen() {
        Map<String, Shown> shown = new HashMap<>();
        change.shown().forEach(it -> shown.put(it.field(), it));
        List<ForeseenField> fields = SeenFields.lines(stream.mapping())
                .map(line -> field(line, Optional.ofNullable(shown.get(line.field()))))
                .map(field -> field.next(SeenFields.sentence(
                        field,
                        change,
                        change.held().stream()
                                .filter(held -> held.field().equals(field.field()))
                                .findFirst())))
                .toList();
        return new Foreseen(next(), change.link().map(Link::marketoId), fields);
    }

    private String next() {
        if (change.link().isEmpty()) {
            return "it is created in Marketo";
        }
        return unchanged
                ? "nothing is written: the record is as it was when it was written last"
                : "all its mapped values are written to Marketo, because the record has changed";
    }

    private ForeseenField field(MappingLine line, Optional<Shown> shown) {
        Optional<String> dynamics = shown.map(it -> it.value().canonical())
                .or(() -> Optional.ofNullable(change.fields().get(line.field())).map(Object::toString));
        Optional<String> marketo = found.map(record -> canonical(shown, record.get(line.field())));
        return new ForeseenField(
                line.column(),
                line.field(),
                SeenFields.direction(line),
                Optional.empty(),
                dynamics,
                marketo,
                unchanged ? Optional.of(SAME) : Optional.empty(),
                unchanged && dynamics.equals(marketo) ? Optional.of(SAME) : Optional.empty(),
                sentence(dynamics.equals(marketo)));
    }

    private String sentence(boolean equal) {
        if (unchanged) {
            return equal
                    ? "nothing: both sides say the same"
                    : "nothing yet: what differs in Marketo is overwritten when Dynamics changes the record";
        }
        return equal ? "written with the others; both sides say the same" : "Dynamics' value goes to Marketo";
    }

    private static String canonical(Optional<Shown> shown, Object raw) {
        try {
            return shown.map(it -> it.ofMarketo(raw).canonical()).orElseGet(() -> Objects.toString(raw, ""));
        } catch (Inconvertible unfit) {
            return Objects.toString(raw, "");
        }
    }
}
