package dev.tandem.sync;

import dev.tandem.state.Intent;
import dev.tandem.state.LinkBases;
import dev.tandem.state.Sent;
import dev.tandem.state.State;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes durable what is about to be created or adopted, before it is sent (design, section 5). The bases are kept with
 * it: a record whose write succeeded and whose commit was lost finds its person by key, and goes on from them. Of a
 * person that is there, each field that is about to be written is kept until the feed shows the write (section 4).
 */
public final class Intending {

    private final Schemas schemas;
    private final State state;
    private final Cycle cycle;
    private final Clock clock;

    public Intending(Schemas schemas, State state, Cycle cycle, Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.cycle = cycle;
        this.clock = clock;
    }

    /** Opens an intent for each person that will be created or adopted, and notes the fields that will be written. */
    public Identified open(Identified batch) {
        ReadyStream stream = schemas.of(batch.stream());
        List<Write> intended = batch.writes().stream()
                .filter(write -> write instanceof Write.Create || write instanceof Write.Adopt)
                .toList();
        List<Sent> sent = batch.writes().stream()
                .flatMap(write -> write.change().merged().stream())
                .flatMap(merged -> merged.sent().stream())
                .toList();
        if (!intended.isEmpty() || !sent.isEmpty()) {
            List<Intent> intents =
                    intended.stream().map(write -> intent(stream, write)).toList();
            List<LinkBases> bases = intended.stream()
                    .map(write -> bases(stream, write.change()))
                    .toList();
            List<UUID> over = over(batch, intents);
            state.run(tx -> {
                state.intents().close(tx, batch.stream(), over);
                state.intents().open(tx, intents);
                state.bases().save(tx, bases);
                state.sent().save(tx, sent);
                cycle.check(tx);
            });
        }
        return batch;
    }

    /** An earlier attempt that left nothing ends where the next one begins, or where the record comes to nothing. */
    private static List<UUID> over(Identified batch, List<Intent> intents) {
        Stream<UUID> settled = batch.settled().stream()
                .filter(Intending::cameToNothing)
                .map(result -> result.change().recordId());
        return Stream.concat(intents.stream().map(Intent::recordId), settled).toList();
    }

    private static boolean cameToNothing(Result result) {
        return result instanceof Result.Failed
                || (result instanceof Result.PutOff waiting && waiting.cause() != Wait.ANSWER_LOST);
    }

    private Intent intent(ReadyStream stream, Write write) {
        Change change = write.change();
        return new Intent(
                stream.definition().name(),
                change.recordId(),
                stream.definition().marketo().object(),
                write instanceof Write.Adopt adopt ? adopt.person().id() : null,
                change.fingerprint(),
                clock.instant());
    }

    private static LinkBases bases(ReadyStream stream, Change change) {
        return change.merged().orElseThrow().bases().written(stream.definition().name(), change.recordId(), Set.of());
    }
}
