package dev.tandem.sandbox.marketo.wire;

import java.util.Arrays;
import java.util.Optional;

/** Marketo's error codes with their documented messages (Adobe, "Error Codes"). */
public enum ErrorCode {
    TOO_LARGE("413", "Request Entity Too Large"),
    URI_TOO_LONG("414", "Request-URI Too Long"),
    SERVER_ERROR("500", "Internal Server Error"),
    NOT_BUILT("501", "Not Implemented"),
    BAD_GATEWAY("502", "Bad Gateway"),
    UNAVAILABLE("503", "Service Unavailable"),
    NO_TOKEN("600", "Access token not specified"),
    TOKEN_INVALID("601", "Access token invalid"),
    TOKEN_EXPIRED("602", "Access token expired"),
    ACCESS_DENIED("603", "Access denied"),
    TIMED_OUT("604", "Request timed out"),
    METHOD_NOT_SUPPORTED("605", "HTTP Method not supported"),
    RATE_EXCEEDED("606", "Max rate limit '100' exceeded with in '20' secs"),
    QUOTA_REACHED("607", "Daily quota reached"),
    TEMPORARILY_UNAVAILABLE("608", "API Temporarily Unavailable"),
    INVALID_JSON("609", "Invalid JSON"),
    NOT_FOUND("610", "Requested resource not found"),
    SYSTEM_ERROR("611", "System error"),
    INVALID_CONTENT_TYPE("612", "Invalid Content Type"),
    INVALID_MULTIPART("613", "Invalid Multipart Request"),
    INVALID_SUBSCRIPTION("614", "Invalid Subscription"),
    TOO_MANY_CONCURRENT("615", "Concurrent access limit reached"),
    NO_CUSTOM_OBJECT_METADATA("616", "Invalid subscription type"),
    BLANK("701", "A required value cannot be blank"),
    NO_DATA("702", "No data found for a given search scenario"),
    FEATURE_OFF("703", "The feature is not enabled for the subscription"),
    INVALID_DATE("704", "Invalid date format"),
    BUSINESS_RULE("709", "Business Rule Violation"),
    TRANSIENT("713", "Transient Error"),
    UNKNOWN_SALES_PERSON("718", "Unable to find the externalSalesPersonId"),
    LOCK_WAIT("719", "Lock wait timeout exceeded"),
    INVALID_VALUE("1001", "Invalid value"),
    MISSING_PARAMETER("1002", "Missing value for required parameter"),
    INVALID_DATA("1003", "Invalid data"),
    LEAD_NOT_FOUND("1004", "Lead not found"),
    LEAD_EXISTS("1005", "Lead already exists"),
    FIELD_NOT_FOUND("1006", "Field not found"),
    SEVERAL_LEADS("1007", "Multiple leads match the lookup criteria"),
    PARTITION_DENIED("1008", "Access to the specified partition denied"),
    PARTITION_REQUIRED("1009", "Partition name must be specified"),
    PARTITION_CHANGE("1010", "Partition update not allowed"),
    FIELD_NOT_SUPPORTED("1011", "Field is not supported as a lookup or filter field"),
    INVALID_COOKIE("1012", "Invalid Cookie Value"),
    OBJECT_NOT_FOUND("1013", "Object not found"),
    NOT_IN_LIST("1015", "Lead not in list"),
    IMPORTS_QUEUED("1016", "Too many imports queued"),
    OBJECT_EXISTS("1017", "Object already exists"),
    NATIVE_CRM("1018", "CRM Enabled"),
    LIST_IMPORTING("1019", "Import in progress for the target list"),
    COMPANY_UPDATE("1021", "Company update not allowed"),
    IN_USE("1022", "Object in use"),
    NO_CUSTOM_OBJECTS("1026", "Custom object not enabled"),
    TOO_MANY_ACTIVITY_TYPES("1027", "Maximum number of custom activity types reached"),
    TOO_MANY_ATTRIBUTES("1028", "Maximum number of custom activity attributes reached"),
    EXPORT_QUOTA("1029", "Export daily quota exceeded"),
    FILTER_UNSUPPORTED("1035", "Unsupported filter type for target subscription"),
    DUPLICATE_OBJECT("1036", "Duplicate object found in input"),
    DISCARD_FAILED("1048", "Custom object type draft could not be discarded"),
    ACTIVITY_TOO_LARGE("1049", "Activity not created: the attributes exceed 65536 bytes");

    private final String code;
    private final String message;

    ErrorCode(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** The code as it travels: a string of digits. */
    public String code() {
        return code;
    }

    /** The message that Marketo gives when it says nothing more precise. */
    public String message() {
        return message;
    }

    /**
     * Whether the code is the HTTP status itself, answered by the machines in front of Marketo without its envelope.
     */
    public boolean isHttpStatus() {
        return code.compareTo("600") < 0 && code.length() == 3;
    }

    /**
     * Whether the code belongs to whole calls even where one record causes it, as those below 1000 do (Adobe, "Error
     * Codes").
     */
    public boolean refusesWholeCall() {
        return code.length() == 3;
    }

    /** The code with the given digits, if it is one of Marketo's. */
    public static Optional<ErrorCode> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
