package dev.tandem.sync;

import dev.tandem.marketo.ChangedField;
import dev.tandem.marketo.FeedEntry;
import dev.tandem.state.Base;
import dev.tandem.state.Link;
import dev.tandem.state.LinkBases;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Recognises what our own writes caused: an entry whose new value is what both sides last agreed on. To pass it over is
 * safe, since whatever moved the field afterwards has an entry of its own. An entry whose text cannot be compared is no
 * echo; it costs one look at the person. What the record's stream does not take from its person is passed over as well:
 * the feed is asked for the fields of all streams, and tells each person of a company of that company's changes.
 */
public final class Echoes {

    private final Schemas schemas;
    private final State state;

    public Echoes(Schemas schemas, State state) {
        this.schemas = schemas;
        this.state = state;
    }

    static String key(FeedEntry entry, ChangedField field) {
        return entry.guid() + '\n' + entry.personId() + '\n' + field.name() + '\n' + entry.at();
    }

    /** The changes that are echoes, or that do not concern the person's record, by {@link #key}. */
    Set<String> among(Transaction tx, List<FeedEntry> entries, Set<String> known) {
        Set<String> echoes = new HashSet<>();
        if (known.isEmpty()) {
            return echoes;
        }
        Map<String, Link> links = state.links().ofMarketo(tx, StreamDefinition.PERSON, known);
        Map<String, LinkBases> bases = bases(tx, links);
        Map<String, Map<String, Mapping.Line>> lines = new HashMap<>();
        for (FeedEntry entry : entries) {
            Link link = links.get(entry.personId());
            if (link != null) {
                LinkBases of = bases.get(entry.personId());
                Map<String, Mapping.Line> mapped = lines.computeIfAbsent(link.stream(), this::lines);
                entry.fields().stream()
                        .filter(field -> isForeign(field, link) || isEcho(field, of, mapped.get(field.name())))
                        .forEach(field -> echoes.add(key(entry, field)));
            }
        }
        return echoes;
    }

    /** A stream that is left out takes everything later; a parked line is none the less the stream's. */
    private boolean isForeign(ChangedField field, Link link) {
        ReadyStream stream = schemas.of(link.stream());
        return stream != null
                && (!stream.takes(field.name())
                        || (stream.isCompanyField(field.name()) && link.ties().company() != null));
    }

    private Map<String, LinkBases> bases(Transaction tx, Map<String, Link> links) {
        Map<String, List<UUID>> records = new HashMap<>();
        links.values().forEach(link -> records.computeIfAbsent(link.stream(), stream -> new ArrayList<>())
                .add(link.recordId()));
        Map<String, Map<UUID, LinkBases>> found = new HashMap<>();
        records.forEach((stream, ids) -> found.put(stream, state.bases().find(tx, stream, ids)));
        Map<String, LinkBases> byPerson = new HashMap<>();
        links.forEach((person, link) -> {
            LinkBases of = found.get(link.stream()).get(link.recordId());
            if (of != null) {
                byPerson.put(person, of);
            }
        });
        return byPerson;
    }

    private Map<String, Mapping.Line> lines(String stream) {
        Map<String, Mapping.Line> lines = new HashMap<>();
        ReadyStream ready = schemas.of(stream);
        if (ready != null) {
            ready.mapping().lines().forEach(line -> lines.put(line.line().field(), line));
        }
        return lines;
    }

    private boolean isEcho(ChangedField field, LinkBases of, Mapping.Line line) {
        Base base = of == null ? null : of.fields().get(field.name());
        if (line == null || base == null || !base.form().equals(line.converter().form())) {
            return false;
        }
        try {
            var value = line.converter().fromMarketo(field.newValue());
            return new BaseMaker(state.fingerprints(), of.origin()).print(line.line(), value) == base.fingerprint();
        } catch (Inconvertible incomparable) {
            return false;
        }
    }
}
