package dev.tandem.marketo;

/**
 * The credentials of a custom service (LaunchPoint). Its text never shows the secret.
 *
 * @param clientId the custom service's client id
 * @param clientSecret its secret
 */
public record MarketoCredentials(String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "MarketoCredentials[" + clientId + "]";
    }
}
