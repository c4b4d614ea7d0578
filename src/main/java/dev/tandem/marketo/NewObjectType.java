package dev.tandem.marketo;

/**
 * A custom object type to create (reference: Custom objects, 9.2).
 *
 * @param apiName its API name: letters, digits, underscores
 * @param displayName its label; fixed after the approval
 * @param pluralName the label of several
 * @param description what it is for
 * @param shownInLeadDetail whether marketers see the records beside a person
 */
public record NewObjectType(
        String apiName, String displayName, String pluralName, String description, boolean shownInLeadDetail) {}
