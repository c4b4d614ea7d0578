package dev.tandem.sandbox.marketo.customactivity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.customactivity.TypeVersion.Header;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Members;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the API may do to custom activity types as a whole (Adobe, "Custom Activities"). A type is in use, and its
 * header frozen, as soon as an activity of it was added. Where Adobe documents no code for a breach it is 1003.
 */
final class TypeRules {

    private static final int TYPES = 10;
    private static final Pattern API_NAME = Pattern.compile("[A-Za-z0-9]{1,255}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Set<String> MEMBERS =
            Set.of("apiName", "name", "description", "triggerName", "filterName", "primaryAttribute");

    private final CustomActivities activities;
    private final AttributeRules attributes;

    TypeRules(CustomActivities activities, AttributeRules attributes) {
        this.activities = activities;
        this.attributes = attributes;
    }

    /** A new type's API name. */
    String newName(JsonNode body) {
        String apiName = Members.of(body, MEMBERS).required("apiName");
        if (!API_NAME.matcher(apiName).matches()) {
            throw Members.invalid("Invalid apiName '" + apiName + "'");
        }
        if (activities.types().stream().anyMatch(each -> each.apiName().equalsIgnoreCase(apiName))) {
            throw Members.invalid("A custom activity type '" + apiName + "' already exists");
        }
        if (activities.types().size() >= TYPES) {
            throw new Refusal(ErrorCode.TOO_MANY_ACTIVITY_TYPES);
        }
        return apiName;
    }

    /** The first draft of a new type. */
    TypeVersion created(String apiName, JsonNode body) {
        Members members = Members.of(body, MEMBERS);
        Header header = new Header(
                members.required("name"),
                members.text("description").orElse(""),
                members.required("triggerName"),
                members.required("filterName"));
        check(apiName, header);
        Members primary = members.object("primaryAttribute", AttributeRules.MEMBERS)
                .orElseThrow(() -> Parameters.missing("primaryAttribute"));
        return new TypeVersion(header, List.of(attributes.primary(primary)));
    }

    /** The draft with other names, or with another primary attribute in the place of the present one. */
    TypeVersion updated(CustomActivityType type, JsonNode body) {
        Members members = Members.of(body, MEMBERS);
        if (members.text("apiName").filter(each -> !each.equals(type.apiName())).isPresent()) {
            throw Members.invalid("The apiName of a custom activity type cannot be changed");
        }
        refuseInUse(type);
        TypeVersion latest = type.latest();
        Header header = new Header(
                members.text("name").orElse(latest.header().name()),
                members.text("description").orElse(latest.header().description()),
                members.text("triggerName").orElse(latest.header().triggerName()),
                members.text("filterName").orElse(latest.header().filterName()));
        check(type.apiName(), header);
        return members.object("primaryAttribute", AttributeRules.MEMBERS)
                .map(primary -> new TypeVersion(header, attributes.replaced(latest, primary)))
                .orElseGet(() -> new TypeVersion(header, latest.attributes()));
    }

    /** Refuses a change of what marketers may build upon, once activities were added (1003). */
    void refuseInUse(CustomActivityType type) {
        if (type.approved().isPresent() && activities.database().activities().has(type.id())) {
            throw Members.invalid("'" + type.apiName() + "' is in use, so its header cannot be changed");
        }
    }

    private void check(String apiName, Header header) {
        if (!LETTER.matcher(header.name()).find()) {
            throw Members.invalid("The name '" + header.name() + "' has no letter");
        }
        refuseTaken(apiName, "triggerName", header, Header::triggerName);
        refuseTaken(apiName, "filterName", header, Header::filterName);
    }

    private void refuseTaken(String apiName, String what, Header header, Function<Header, String> name) {
        boolean taken = activities.types().stream()
                .filter(each -> !each.apiName().equals(apiName))
                .anyMatch(each -> name.apply(each.latest().header()).equalsIgnoreCase(name.apply(header))
                        || name.apply(each.shown().header()).equalsIgnoreCase(name.apply(header)));
        if (taken) {
            throw Members.invalid("Another type has the " + what + " '" + name.apply(header) + "'");
        }
    }

    /** Refuses to approve what has no draft, or a draft without primary attribute. */
    void checkApproval(CustomActivityType type) {
        if (type.draft().isEmpty()) {
            throw Members.invalid("'" + type.apiName() + "' has no draft to approve");
        }
        if (type.latest().primary().isEmpty()) {
            throw Members.invalid("'" + type.apiName() + "' has no primary attribute");
        }
    }

    /** Refuses to discard what is not there, or all there is of a type. */
    void checkDiscard(CustomActivityType type) {
        if (type.draft().isEmpty() || type.approved().isEmpty()) {
            throw Members.invalid("'" + type.apiName() + "' has no draft beside an approved version");
        }
    }
}
