/**
 * The REST API of Adobe Marketo Engage: requests, answers and failures, tokens, pages, batches, schemas.
 *
 * <p>Start at {@link dev.tandem.marketo.MarketoClient}; what happened to persons tells {@link
 * dev.tandem.marketo.ChangeFeed}. Where an error is classified: {@link
 * dev.tandem.marketo.MarketoAnswers}, by the table {@link dev.tandem.marketo.MarketoCode}. All traffic goes through
 * {@code routes/91-marketo.camel.yaml}.
 */
package dev.tandem.marketo;
