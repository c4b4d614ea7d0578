package dev.tandem.stream;

import dev.tandem.stream.MappingCheck.Result;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.MappingLine.OverLong;
import dev.tandem.stream.StreamDefinition.Deletes;
import dev.tandem.stream.StreamDefinition.Match;
import dev.tandem.stream.StreamDefinition.Source;
import dev.tandem.stream.StreamDefinition.Target;
import dev.tandem.stream.StreamDefinition.TwoWay;
import dev.tandem.stream.StreamDefinition.TypeStamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping of contacts, settled against schemas that a test may alter. */
abstract class MappingOfContacts {

    Source source = new Source("contact", "contactid");

    Optional<OnlyWhen> onlyWhen = Optional.empty();

    final Map<String, ColumnShape> columns = new HashMap<>(Map.of(
            "contactid", column("UniqueidentifierType"),
            "emailaddress1", column("StringType"),
            "firstname", column("StringType"),
            "createdon", column("DateTimeType"),
            "ownerid", column("OwnerType"),
            "parentcustomerid", column("CustomerType"),
            "new_synctomkto", column("BooleanType"),
            "merged", column("BooleanType")));

    final Map<String, FieldShape> fields = new HashMap<>(Map.of(
            "email", field("email"),
            "firstName", field("string"),
            "score", field("score"),
            "createdAt", new FieldShape("datetime", null, false),
            "salesPerson", field("string"),
            "microsoftId", field("string"),
            "microsoftType", field("string"),
            "microsoftIsDeleted", field("boolean")));

    Set<String> required = Set.of();

    KnownNames known = KnownNames.NONE;

    Result check(MappingLine... lines) {
        StreamDefinition stream = new StreamDefinition(
                "contacts",
                Direction.TO_MARKETO,
                false,
                source,
                new Target(
                        "person",
                        Optional.empty(),
                        Optional.of("microsoftId"),
                        true,
                        Optional.of(new TypeStamp("microsoftType", "Contact")),
                        Optional.of("microsoftIsDeleted"),
                        Optional.empty()),
                Optional.of("new_synctomkto"),
                onlyWhen,
                Map.of("merged", true),
                Optional.of(new Match("emailaddress1", "email")),
                Optional.empty(),
                Deletes.FLAG,
                TwoWay.DEFAULT,
                List.of("users"),
                List.of(lines));
        return MappingCheck.check(stream, columns, fields, required, known);
    }

    static ColumnShape column(String type) {
        return new ColumnShape(type, type.equals("StringType") ? 100 : null, false, Map.of());
    }

    static FieldShape field(String type) {
        return new FieldShape(type, type.equals("string") || type.equals("email") ? 255 : null, true);
    }

    static MappingLine line(String column, String field) {
        return MappingLine.plain(column, field, Direction.TO_MARKETO);
    }

    static MappingLine optional(String column, String field) {
        return line(column, field, true, Optional.empty(), List.of());
    }

    static MappingLine custom(String column, String field) {
        return line(column, field, false, Optional.of("string"), List.of());
    }

    static MappingLine owner() {
        return line("ownerid", "salesPerson", false, Optional.empty(), List.of("users"));
    }

    static MappingLine line(String column, String field, boolean optional, Optional<String> custom, List<String> to) {
        return new MappingLine(
                column,
                field,
                List.of(),
                Direction.TO_MARKETO,
                optional,
                false,
                false,
                OverLong.CUT,
                custom,
                Optional.empty(),
                LookupAs.KEY,
                to,
                Merging.PLAIN,
                Optional.empty());
    }
}
