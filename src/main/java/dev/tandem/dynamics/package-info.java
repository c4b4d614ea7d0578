/**
 * The Dataverse Web API of Microsoft Dynamics 365: requests, answers and failures, tokens, pages, batches, metadata.
 *
 * <p>Start at {@link dev.tandem.dynamics.DynamicsClient}. Where an error is classified: {@link
 * dev.tandem.dynamics.DynamicsAnswers}. All traffic goes through {@code routes/90-dynamics.camel.yaml}.
 */
package dev.tandem.dynamics;
