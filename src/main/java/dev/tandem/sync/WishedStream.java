package dev.tandem.sync;

import dev.tandem.stream.StreamDefinition.Creates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which stream a wish is about. */
final class WishedStream {

    private static final String LEAD = "lead";
    private static final String CONTACT = "contact";

    private final List<ReadyStream> streams;

    /**
     * @param streams those of persons
     */
    WishedStream(List<ReadyStream> streams) {
        this.streams = streams.stream()
                .sorted(Comparator.comparing(stream -> !table(stream).equals(LEAD)))
                .toList();
    }

    /** The stream; empty where there is none, and for a new person that no stream creates by itself. */
    Optional<ReadyStream> of(Wish wish, Person person) {
        return switch (wish.as()) {
            case LEAD -> first(LEAD);
            case CONTACT -> first(CONTACT);
            case FITTING -> fitting(person);
        };
    }

    private Optional<ReadyStream> first(String table) {
        return streams.stream().filter(stream -> table(stream).equals(table)).findFirst();
    }

    /** The stream that the person's type names, else one that creates all. */
    private Optional<ReadyStream> fitting(Person person) {
        return streams.stream()
                .filter(stream -> creates(stream) != Creates.ON_REQUEST && isNamed(stream, person))
                .findFirst()
                .or(() -> streams.stream()
                        .filter(stream -> creates(stream) == Creates.ALL)
                        .findFirst());
    }

    private static boolean isNamed(ReadyStream stream, Person person) {
        return stream.definition()
                .marketo()
                .type()
                .filter(type -> type.value().equals(person.value(type.field())))
                .isPresent();
    }

    private static Creates creates(ReadyStream stream) {
        return stream.definition().twoWay().creates();
    }

    private static String table(ReadyStream stream) {
        return stream.definition().dynamics().table();
    }
}
