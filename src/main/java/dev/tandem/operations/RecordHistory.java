package dev.tandem.operations;

import dev.tandem.operations.Explanation.Event;
import dev.tandem.state.ConflictRecord;
import dev.tandem.state.Failure;
import dev.tandem.state.Intent;
import dev.tandem.state.Link;
import dev.tandem.state.LinkBases;
import dev.tandem.state.LinkTimes;
import dev.tandem.state.Pause;
import dev.tandem.state.PendingChange;
import dev.tandem.state.PersonEnd;
import dev.tandem.state.State;
import dev.tandem.state.Tombstone;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Wait;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the state remembers of one record and its person: ids, times and causes, never a value. */
final class RecordHistory {

    private static final int CONFLICTS = 20;

    private final State state;

    RecordHistory(State state) {
        this.state = state;
    }

    /** How both sides belong together. */
    List<String> links(Transaction tx, Match match) {
        UUID record = UUID.fromString(match.recordId());
        List<UUID> ids = List.of(record);
        List<String> sentences = new ArrayList<>();
        Link link = state.links().find(tx, match.stream(), ids).get(record);
        sentences.add(
                link == null
                        ? "not linked" + (match.marketoId() == null ? "" : ", belongs to " + match.marketoId())
                        : "linked to " + link.object() + " " + link.marketoId()
                                + (link.version() == null ? ", not agreed" : ", agreed at version " + link.version()));
        Optional.ofNullable(state.bases().find(tx, match.stream(), ids).get(record))
                .map(LinkBases::origin)
                .filter(origin -> !origin.equals(record))
                .ifPresent(origin -> sentences.add("has taken the person over from the record " + origin));
        if (link != null && link.ties().relatedTo() != null) {
            sentences.add("belongs with the record " + link.ties().relatedTo());
        }
        Optional.ofNullable(state.intents().find(tx, match.stream(), ids).get(record))
                .ifPresent(intent -> sentences.add(sentence(intent)));
        Optional.ofNullable(state.tombstones().find(tx, match.stream(), ids).get(record))
                .ifPresent(grave -> sentences.add(sentence(grave)));
        return sentences;
    }

    /** The same of a person without a record. */
    List<String> ofPerson(Transaction tx, String person) {
        List<String> sentences = new ArrayList<>(List.of("not linked"));
        Optional.ofNullable(state.intents()
                        .ofMarketo(tx, StreamDefinition.PERSON, List.of(person))
                        .get(person))
                .ifPresent(intent -> sentences.add(sentence(intent) + ", by the record " + intent.recordId()));
        Optional.ofNullable(state.tombstones()
                        .ofMarketo(tx, StreamDefinition.PERSON, List.of(person))
                        .get(person))
                .ifPresent(grave -> sentences.add(sentence(grave) + ", of the record " + grave.recordId()));
        return sentences;
    }

    private static String sentence(Intent intent) {
        return (intent.marketoId() == null ? "a create" : "an adoption of " + intent.marketoId())
                + " is under way since " + time(intent.madeAt());
    }

    private static String sentence(Tombstone grave) {
        return "an earlier link" + (grave.marketoId() == null ? "" : " to " + grave.marketoId()) + " ended at "
                + time(grave.at()) + ": " + reason(grave.reason())
                + (grave.movedTo() == null ? "" : ", went to " + grave.movedTo());
    }

    private static String reason(Tombstone.Reason reason) {
        return switch (reason) {
            case DELETED -> "the record was deleted in Dynamics";
            case MERGED -> "merged into another";
            case MOVED -> "the person belongs to another record now";
            case PERSON_DELETED -> "the person was deleted in Marketo";
        };
    }

    /** The pauses that concern the record. */
    List<String> pauses(Transaction tx, String stream, UUID record) {
        return state.pauses().all(tx).stream()
                .filter(pause -> concerns(pause, stream, record))
                .map(pause -> (pause.scope() == Pause.Scope.ALL
                                ? "everything"
                                : pause.scope() == Pause.Scope.STREAM ? "its stream" : "this record")
                        + " is paused since " + time(pause.since()))
                .toList();
    }

    private static boolean concerns(Pause pause, String stream, UUID record) {
        return pause.scope() == Pause.Scope.ALL
                || (stream.equals(pause.stream()) && (pause.recordId() == null || record.equals(pause.recordId())));
    }

    /** Something with its time. */
    private record Moment(Instant at, String what) {}

    /** What happened, the oldest first. */
    List<Event> events(Transaction tx, Match match) {
        List<Moment> moments = new ArrayList<>();
        if (match.recordId() != null) {
            ofRecord(tx, match.stream(), UUID.fromString(match.recordId()), moments);
        }
        if (match.marketoId() != null) {
            ofPerson(tx, match.marketoId(), moments);
        }
        return moments.stream()
                .sorted(Comparator.comparing(Moment::at))
                .map(moment -> new Event(time(moment.at()), moment.what()))
                .toList();
    }

    private void ofRecord(Transaction tx, String stream, UUID record, List<Moment> moments) {
        LinkTimes times = state.links().times(tx, stream, record);
        times.linkedAt().ifPresent(at -> moments.add(new Moment(at, "linked")));
        times.syncedAt().ifPresent(at -> moments.add(new Moment(at, "last synced")));
        state.conflicts()
                .of(tx, stream, record, CONFLICTS)
                .forEach(conflict -> moments.add(new Moment(conflict.at(), sentence(conflict))));
        state.failures()
                .of(tx, stream, record)
                .ifPresent(failure -> moments.add(new Moment(failure.lastAt(), sentence(failure))));
        state.putOffs()
                .of(tx, stream, record)
                .filter(waiting -> !waiting.reason().equals(Wait.PAUSED.reason()))
                .ifPresent(waiting ->
                        moments.add(new Moment(waiting.dueAt(), "looked at again from then on: " + waiting.reason())));
        state.held()
                .find(tx, stream, List.of(record))
                .values()
                .forEach(all -> all.forEach(held -> moments.add(new Moment(
                        held.since(),
                        held.field() + " is held (" + word(held.reason().name()) + ") since then"))));
    }

    private void ofPerson(Transaction tx, String person, List<Moment> moments) {
        state.pending()
                .of(tx, List.of(person))
                .values()
                .forEach(all -> all.forEach(change -> moments.add(new Moment(change.changedAt(), sentence(change)))));
        state.requests()
                .of(tx, person)
                .ifPresent(request -> moments.add(new Moment(
                        request.askedAt(),
                        "somebody asked for a record in Dynamics; it is created from " + time(request.nextAt())
                                + " on")));
        Optional.ofNullable(state.personEnds().find(tx, List.of(person)).get(person))
                .ifPresent(end -> moments.add(new Moment(end.noticedAt(), sentence(end))));
    }

    private static String sentence(PendingChange change) {
        return change.isOfAll()
                ? "another person was merged into it in Marketo, and all its fields wait to be merged"
                : change.field() + " was changed in Marketo, and waits to be merged";
    }

    private static String sentence(ConflictRecord conflict) {
        String end = conflict.winner() == null
                ? conflict.decided() == null
                        ? "it waits for a person's decision"
                        : "a person decided for " + conflict.decided()
                : "winner " + conflict.winner();
        return "conflict in " + conflict.field() + " (" + word(conflict.kind()) + "): " + end;
    }

    private static String sentence(Failure failure) {
        return "failed " + (failure.attempts() == 1 ? "once" : failure.attempts() + " times") + " with "
                + failure.code() + ": " + failure.sentence();
    }

    private static String sentence(PersonEnd end) {
        return end.winner()
                .map(winner -> "Marketo's feed says that the person was merged into " + winner)
                .orElse("Marketo's feed says that the person was deleted");
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
