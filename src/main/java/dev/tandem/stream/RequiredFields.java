package dev.tandem.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether a mapping feeds the fields without which Marketo takes no record (Marketo reference, section 8.2). */
final class RequiredFields {

    private RequiredFields() {}

    /** Those of the required fields that neither a line nor the stream itself feeds. */
    static List<String> unfed(StreamDefinition stream, Set<String> required) {
        Set<String> fed = new LinkedHashSet<>(own(stream));
        stream.towardsMarketo().flatMap(MappingLine::fieldNames).forEach(fed::add);
        return required.stream().filter(field -> !fed.contains(field)).sorted().toList();
    }

    private static List<String> own(StreamDefinition stream) {
        List<String> own = new ArrayList<>();
        stream.marketo().key().ifPresent(own::add);
        stream.marketo().type().ifPresent(type -> own.add(type.field()));
        stream.marketo().deleted().ifPresent(own::add);
        stream.marketo().primary().ifPresent(own::add);
        return own;
    }
}
