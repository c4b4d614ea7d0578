package dev.tandem.marketo;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The codes of Marketo, at whatever level they arrive (reference: Errors, 5.2 and 5.3): one sentence each, and what helps.
 * Codes that are not in this table are to be changed by hand.
 */
public enum MarketoCode {
    NO_TOKEN("600", Remedy.PERMIT, "Marketo saw no access token."),
    TOKEN_INVALID("601", Remedy.RENEW, "The access token is invalid."),
    TOKEN_EXPIRED("602", Remedy.RENEW, "The access token has expired."),
    ACCESS_DENIED("603", Remedy.PERMIT, "The API user lacks a permission, or an IP allow-list keeps it out."),
    TIMED_OUT("604", Remedy.VERIFY, "Marketo took too long or cut the request off."),
    METHOD("605", Remedy.CHANGE, "Marketo does not support this HTTP method here."),
    RATE("606", Remedy.SLOW, "More than 100 calls were made in 20 seconds."),
    DAILY_QUOTA("607", Remedy.TOMORROW, "The daily quota of API calls is used up."),
    API_UNAVAILABLE("608", Remedy.WAIT, "The API is unavailable for the moment."),
    NOT_JSON("609", Remedy.CHANGE, "The body is not valid JSON."),
    NO_RESOURCE("610", Remedy.CHANGE, "There is no such resource."),
    SYSTEM("611", Remedy.VERIFY, "Marketo had an unexpected error."),
    CONTENT_TYPE("612", Remedy.CHANGE, "The content type is not supported."),
    MULTIPART("613", Remedy.CHANGE, "The multipart request is not valid."),
    SUBSCRIPTION("614", Remedy.WAIT, "The subscription cannot be reached for the moment."),
    CONCURRENCY("615", Remedy.SLOW, "More than 10 calls were running at the same time."),
    NO_CUSTOM_OBJECT_API("616", Remedy.CHANGE, "The subscription lacks the custom object metadata API."),
    BLANK("701", Remedy.CHANGE, "A required value is blank."),
    NO_DATA("702", Remedy.CHANGE, "No data were found."),
    NOT_ENABLED("703", Remedy.CHANGE, "The feature is not enabled for this subscription."),
    DATE_FORMAT("704", Remedy.CHANGE, "A date has the wrong format."),
    ASSET_RULE("709", Remedy.CHANGE, "A business rule of assets was violated."),
    PARENT_FOLDER("710", Remedy.CHANGE, "The parent folder was not found."),
    FOLDER_TYPE("711", Remedy.CHANGE, "The folder type does not fit."),
    PERSON_ACCOUNT("712", Remedy.CHANGE, "Salesforce person accounts cannot be merged here."),
    TRANSIENT("713", Remedy.WAIT, "A resource is unavailable for the moment."),
    RECORD_TYPE("714", Remedy.CHANGE, "No default record type was found."),
    UNKNOWN_SALES_PERSON("718", Remedy.CHANGE, "The sales person does not exist."),
    LOCKED("719", Remedy.WAIT, "Waiting for a lock took too long."),
    WRONG_TYPE("1001", Remedy.CHANGE, "A value has the wrong type for its field."),
    MISSING("1002", Remedy.CHANGE, "A required parameter is missing."),
    INVALID("1003", Remedy.CHANGE, "The data are not valid here, or too many records match."),
    NO_PERSON("1004", Remedy.CHANGE, "The person does not exist."),
    PERSON_EXISTS("1005", Remedy.CHANGE, "The person exists already."),
    NO_FIELD("1006", Remedy.CHANGE, "There is no such field."),
    SEVERAL_PERSONS("1007", Remedy.CHANGE, "Several persons match, and only one may."),
    NO_PARTITION_ACCESS("1008", Remedy.CHANGE, "The API user has no access to the partition."),
    PARTITION_NEEDED("1009", Remedy.CHANGE, "The partition must be named."),
    OTHER_PARTITION("1010", Remedy.CHANGE, "The person is in another partition."),
    NOT_SEARCHABLE("1011", Remedy.CHANGE, "The field cannot be searched by."),
    COOKIE("1012", Remedy.CHANGE, "The cookie value is not valid."),
    NO_OBJECT("1013", Remedy.CHANGE, "The record does not exist."),
    NOT_CREATED("1014", Remedy.CHANGE, "The object could not be created."),
    NOT_IN_LIST("1015", Remedy.CHANGE, "The person is not in the list."),
    TOO_MANY_IMPORTS("1016", Remedy.WAIT, "Too many imports are waiting."),
    OBJECT_EXISTS("1017", Remedy.CHANGE, "The record exists already."),
    NATIVE_SYNC("1018", Remedy.CHANGE, "A native CRM integration of this instance owns these records."),
    LIST_BUSY("1019", Remedy.WAIT, "Another import into the list is running."),
    CLONES_USED_UP("1020", Remedy.CHANGE, "The day's allowance of clones is used up."),
    COMPANY_BY_PERSON("1021", Remedy.CHANGE, "Company fields cannot be changed through a person."),
    IN_USE("1022", Remedy.CHANGE, "The record is in use and cannot be deleted."),
    PROGRAM_STATUS("1025", Remedy.CHANGE, "The program's channel has no such status."),
    NO_CUSTOM_OBJECTS("1026", Remedy.CHANGE, "Custom objects are not enabled."),
    ACTIVITY_TYPES("1027", Remedy.CHANGE, "There are too many custom activity types."),
    ACTIVITY_ATTRIBUTES("1028", Remedy.CHANGE, "There are too many activity attributes."),
    EXTRACT_LIMIT("1029", Remedy.CHANGE, "The limit of bulk extracts is reached."),
    EXTRACT_FILTER("1035", Remedy.CHANGE, "The subscription does not support this extract filter."),
    KEY_TWICE("1036", Remedy.CHANGE, "The same key occurs twice in one request."),
    ALREADY_THERE("1037", Remedy.CHANGE, "The person has this program status, or is past it."),
    TOO_FAR_AHEAD("1042", Remedy.CHANGE, "The time lies too far ahead."),
    DRAFT("1048", Remedy.CHANGE, "The draft could not be discarded."),
    ACTIVITY_TOO_LONG("1049", Remedy.CHANGE, "The attributes of the activity are too long."),
    MERGE_DUPLICATE("1076", Remedy.CHANGE, "A duplicate rule of the CRM prevents the merge."),
    MERGE_LENGTH("1077", Remedy.CHANGE, "A CRM field is too long for the merge."),
    MERGE_REFUSED("1078", Remedy.CHANGE, "The CRM refuses the merge."),
    MERGE_URL("1079", Remedy.CHANGE, "Personalised URLs conflict; merge in Marketo itself.");

    private static final Map<String, MarketoCode> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MarketoCode::number, Function.identity()));

    private final String number;
    private final Remedy remedy;
    private final String sentence;

    MarketoCode(String number, Remedy remedy, String sentence) {
        this.number = number;
        this.remedy = remedy;
        this.sentence = sentence;
    }

    /** The entry for a code as it came; empty for codes that the vendor's table does not have. */
    public static Optional<MarketoCode> of(String number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** One sentence about a code, known or not. */
    public static String sentence(String number) {
        return of(number).map(MarketoCode::sentence).orElse("Marketo gives no known reason.");
    }

    /** The code as Marketo sends it. */
    public String number() {
        return number;
    }

    /** What helps. */
    public Remedy remedy() {
        return remedy;
    }

    /** What it means, without values. */
    public String sentence() {
        return sentence;
    }
}
