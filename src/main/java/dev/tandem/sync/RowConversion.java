package dev.tandem.sync;

import dev.tandem.dynamics.Lookup;
import dev.tandem.dynamics.Row;
import dev.tandem.merge.Value;
import dev.tandem.state.Fingerprints;
import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.Ties;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.StreamDefinition.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** One row on its way from Dynamics to Marketo. */
final class RowConversion {

    private static final String MODIFIED = "modifiedon";

    private final ReadyStream stream;
    private final Row row;
    private final Optional<Link> link;
    private final Parents.Found found;
    private final Fingerprints fingerprints;
    private final Instant now;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, String> canonical = new LinkedHashMap<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private UUID company;
    private UUID person;
    private Converted obstacle;
    private boolean unknownOption;

    RowConversion(
            ReadyStream stream,
            Row row,
            Optional<Link> link,
            Parents.Found found,
            Fingerprints fingerprints,
            Instant now) {
        this.stream = stream;
        this.row = row;
        this.link = link;
        this.found = found;
        this.fingerprints = fingerprints;
        this.now = now;
    }

    Converted run() {
        stream.mapping().references().forEach(this::reference);
        stream.mapping().lines().forEach(this::plain);
        members();
        stamp();
        demanded();
        return obstacle == null ? new Converted.Ready(change()) : obstacle;
    }

    private Change change() {
        Optional<String> matching = matching();
        RecordPrint print = new RecordPrint(name(), row.id(), stream.form(), canonical);
        return new Change(
                row.id(),
                row.version(),
                link,
                fields,
                print,
                print.fingerprint(fingerprints),
                matching.map(address -> fingerprints.of("address", address)),
                matching,
                held,
                new Ties(relatedTo().orElse(null), company, key()),
                Optional.ofNullable(row.values().get(MODIFIED)).map(at -> Instant.parse(at.toString())),
                false,
                shown,
                Optional.empty());
    }

    /** A column that the answer lacks is unknown, never empty: its field is left as it is (design, section 4). */
    private void plain(Mapping.Line line) {
        String column = line.line().column();
        String field = line.line().field();
        if (!row.values().containsKey(column) || (company != null && stream.isCompanyField(field))) {
            return;
        }
        Object raw = row.values().get(column);
        Object readable = raw instanceof Lookup lookup ? lookup.name() : raw;
        Carried carried = Carried.of(line, readable);
        if (carried instanceof Carried.Whole whole) {
            show(line, readable, whole.value(), false);
        } else if (carried instanceof Carried.Lossy lossy) {
            show(line, readable, lossy.value(), true);
            hold(field, Held.Reason.LOSSY, lossy.detail());
        } else if (carried instanceof Carried.Refused refused) {
            unknownOption |= refused.unknownOption();
            hold(field, Held.Reason.FAILED, refused.detail());
        }
    }

    private void show(Mapping.Line line, Object raw, Value value, boolean lossy) {
        shown.add(new Shown(line.line(), Optional.of(line.converter()), raw, value, lossy));
        if (line.line().direction().reachesMarketo()) {
            put(line, value);
        }
    }

    private void put(Mapping.Line line, Value value) {
        if (line.line().required() && value.isNothing()) {
            obstruct(new Converted.Left(row.id(), line.line().column() + " is empty"));
        }
        put(line.line().field(), line.converter().toMarketo(value), value.canonical());
    }

    /** Whether the row has an option that the schemas do not know. */
    boolean metUnknownOption() {
        return unknownOption;
    }

    private void reference(MappingLine line) {
        if (!row.values().containsKey(line.column())) {
            return;
        }
        Lookup lookup = (Lookup) row.values().get(line.column());
        Parents.Parent parent = found.parent(line, lookup);
        if (parent instanceof Parents.Parent.Known known) {
            known(line, known.link());
        } else if (parent instanceof Parents.Parent.Missing missing) {
            missing(line, Parents.waitsFor(missing.stream(), lookup.id()));
        } else {
            noParent(line);
        }
    }

    private void known(MappingLine line, Link parent) {
        if (CompanyLink.is(stream, line)) {
            company = parent.recordId();
        }
        if (line.as() == LookupAs.MARKETO_ID) {
            person = parent.recordId();
            put(line.field(), Long.valueOf(parent.marketoId()), parent.marketoId());
        } else {
            String key = parent.recordId().toString();
            put(line.field(), key, key);
            showReference(line, key);
        }
    }

    private void showReference(MappingLine line, String key) {
        shown.add(new Shown(line, Optional.empty(), key, Value.text(key), false));
    }

    /** The parent's arrival wakes the record; company fields wait with it, because they will be the company's. */
    private void missing(MappingLine line, String detail) {
        if (CompanyLink.is(stream, line)) {
            company = link.map(Link::ties).map(Ties::company).orElse(null);
        }
        hold(line.field(), Held.Reason.WAITING, detail);
        if (line.required()) {
            obstruct(new Converted.Waiting(row.id(), held.get(held.size() - 1)));
        }
    }

    private void noParent(MappingLine line) {
        if (line.required()) {
            obstruct(
                    new Converted.Left(row.id(), line.column() + " points to none of " + String.join(", ", line.to())));
        }
        if (!CompanyLink.is(stream, line)) {
            put(line.field(), null, "");
            showReference(line, null);
            return;
        }
        canonical.put(line.field(), "");
        company = link.map(Link::ties).map(Ties::company).orElse(null);
        if (company != null) {
            held.add(CompanyLink.left(stream.definition(), row.id(), now));
        }
    }

    /** Rows that were read without their members leave the list as it is. */
    private void members() {
        stream.definition().dynamics().members().ifPresent(members -> {
            if (row.values().get(members.navigation()) instanceof List<?> ids) {
                MemberList list = MemberList.of(ids);
                put(members.field(), list.text(), Objects.toString(list.text(), ""));
                if (list.left() > 0) {
                    hold(
                            members.field(),
                            Held.Reason.LOSSY,
                            list.left() + " of " + ids.size() + " members do not fit into a field of Marketo");
                }
            }
        });
    }

    private void stamp() {
        var target = stream.definition().marketo();
        String id = row.id().toString();
        target.key().ifPresent(key -> put(key, id, id));
        target.type().ifPresent(type -> put(type.field(), type.value(), type.value()));
        target.deleted().ifPresent(field -> put(field, false, "false"));
        target.primary().ifPresent(field -> {
            boolean primary = isPrimary();
            put(field, primary, String.valueOf(primary));
        });
    }

    /** Whether the person of this role is the own contact of its opportunity. */
    private boolean isPrimary() {
        return relatedTo()
                .flatMap(opportunity -> found.link(stream.definition().relatesTo().orElseThrow().stream(), opportunity))
                .map(Link::ties)
                .map(Ties::relatedTo)
                .filter(own -> own.equals(person))
                .isPresent();
    }

    private Optional<UUID> relatedTo() {
        return stream.definition()
                .relatesTo()
                .flatMap(related -> related.columns().stream()
                        .map(row.values()::get)
                        .filter(Lookup.class::isInstance)
                        .map(Lookup.class::cast)
                        .filter(lookup -> found.isOf(related.stream(), lookup))
                        .findFirst())
                .map(Lookup::id);
    }

    /** What Marketo demands besides the key (Marketo reference, section 8.2). */
    private void demanded() {
        for (String field : stream.object().required()) {
            if (fields.containsKey(field) && fields.get(field) == null) {
                obstruct(new Converted.Incomplete(row.id(), field + ": Marketo demands a value; fill it in Dynamics"));
            }
        }
    }

    /** The first obstacle counts. */
    private void obstruct(Converted with) {
        if (obstacle == null) {
            obstacle = with;
        }
    }

    /** The fingerprint of a key that is made up of mapped fields. */
    private Long key() {
        if (stream.definition().marketo().key().isPresent()) {
            return null;
        }
        List<String> parts = new ArrayList<>(List.of(name()));
        stream.object().keyFields().forEach(field -> parts.add(canonical.getOrDefault(field, "")));
        return fingerprints.of(parts);
    }

    private void put(String field, Object value, String canonicalValue) {
        fields.put(field, value);
        canonical.put(field, canonicalValue);
    }

    private void hold(String field, Held.Reason reason, String detail) {
        held.add(new Held(name(), row.id(), field, reason, detail, now, now));
    }

    private Optional<String> matching() {
        return stream.definition()
                .match()
                .map(Match::column)
                .map(row.values()::get)
                .map(value -> Objects.toString(value).strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty());
    }

    private String name() {
        return stream.definition().name();
    }
}
