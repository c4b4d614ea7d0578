package dev.tandem.sandbox.entra;

/**
 * The refusals of the token endpoint, in Entra's words (Microsoft Learn, "Microsoft Entra authentication and
 * authorization error codes").
 */
enum EntraError {
    TENANT_NOT_FOUND(
            90002,
            400,
            "invalid_request",
            "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."),
    MISSING_PARAMETER(900144, 400, "invalid_request", "The request body must contain the following parameter: '%s'."),
    UNSUPPORTED_GRANT(70003, 400, "unsupported_grant_type", "The app requested an unsupported grant type '%s'."),
    UNKNOWN_CLIENT(
            700016,
            400,
            "unauthorized_client",
            "Application with identifier '%s' was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant."),
    WRONG_SECRET(
            7000215,
            401,
            "invalid_client",
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '%s'."),
    NO_CREDENTIAL(
            7000218,
            401,
            "invalid_client",
            "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
    MALFORMED_ASSERTION(50027, 401, "invalid_client", "JWT token is invalid or malformed."),
    ASSERTION_SIGNATURE(
            700027,
            401,
            "invalid_client",
            "The certificate with identifier used to sign the client assertion is not registered on application, or the signature is invalid."),
    ASSERTION_CLIENT(
            700021,
            401,
            "invalid_client",
            "Client assertion application identifier doesn't match 'client_id' parameter."),
    ASSERTION_AUDIENCE(700023, 401, "invalid_client", "Client assertion audience claim does not match Realm issuer."),
    ASSERTION_TIME(700024, 401, "invalid_client", "Client assertion is not within its valid time range."),
    NOT_DEFAULT_SCOPE(
            1002012,
            400,
            "invalid_scope",
            "The provided value for scope %s is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."),
    INVALID_SCOPE(
            70011,
            400,
            "invalid_scope",
            "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope %s is not valid."),
    UNKNOWN_RESOURCE(
            500011,
            400,
            "invalid_resource",
            "The resource principal named %s was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant."),
    WRONG_PASSWORD(50126, 400, "invalid_grant", "Error validating credentials due to invalid username or password."),
    WRONG_REFRESH_TOKEN(70000, 400, "invalid_grant", "Provided grant is invalid or malformed."),
    NOT_POST(900561, 405, "invalid_request", "The endpoint only accepts POST requests. Received a %s request."),
    TEMPORARILY_UNAVAILABLE(90033, 503, "temporarily_unavailable", "A transient error has occurred. Please try again.");

    private final int number;
    private final int status;
    private final String error;
    private final String text;

    EntraError(int number, int status, String error, String text) {
        this.number = number;
        this.status = status;
        this.error = error;
        this.text = text;
    }

    int number() {
        return number;
    }

    int status() {
        return status;
    }

    /** The OAuth 2.0 error, for example {@code invalid_client}. */
    String error() {
        return error;
    }

    String code() {
        return "AADSTS" + number;
    }

    /** The sentence for the value that was wrong. */
    String sentence(String value) {
        return code() + ": " + text.replace("%s", value);
    }
}
