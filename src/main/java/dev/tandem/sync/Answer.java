package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.state.PersonRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What becomes of one request. */
sealed interface Answer {

    PersonRequest request();

    default String person() {
        return request().marketoId();
    }

    /** What concerns a record of one stream, and so is counted there. */
    sealed interface OfStream extends Answer {

        /** The stream's name. */
        String stream();

        /** The record that the person has or would get. */
        UUID record();
    }

    /** No stream creates new persons like this one, and nobody asked for it. */
    record Unwanted(PersonRequest request) implements Answer {}

    /** It cannot be served now: its stream takes no part, or somebody else is at work on the person. */
    record Later(PersonRequest request, Instant at) implements Answer {}

    /**
     * There is nothing to create.
     *
     * @param clear whether the person still shows the request
     */
    record Nothing(PersonRequest request, String stream, UUID record, String reason, boolean clear)
            implements OfStream {}

    /** The person names a record that is there and not linked: both are merged as usual, and linked by that. */
    record Existing(PersonRequest request, String stream, Row row, boolean clear) implements OfStream {

        @Override
        public UUID record() {
            return row.id();
        }
    }

    /**
     * A record is to be created.
     *
     * @param again whether an earlier attempt's outcome is unknown
     */
    record Create(PersonRequest request, ReadyStream ready, RecordDraft draft, boolean again) implements OfStream {

        @Override
        public String stream() {
            return ready.definition().name();
        }

        @Override
        public UUID record() {
            return draft.record();
        }

        Create with(RecordDraft other) {
            return new Create(request, ready, other, again);
        }
    }

    /**
     * The record is there now.
     *
     * @param row what it holds; empty if it cannot be read
     * @param fresh whether it was created just now, so that the draft's bases are those of what it holds
     */
    record Made(Create create, Optional<Row> row, boolean fresh) implements OfStream {

        @Override
        public PersonRequest request() {
            return create.request();
        }

        @Override
        public String stream() {
            return create.stream();
        }

        @Override
        public UUID record() {
            return create.record();
        }
    }

    /**
     * It failed.
     *
     * @param there whether the record is there all the same, but its person could not be told
     */
    record Failed(PersonRequest request, String stream, UUID record, boolean there, String code, String sentence)
            implements OfStream {}
}
