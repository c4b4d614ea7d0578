package dev.tandem.operations;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.DynamicsTokens;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoTokens;

/**
 * Both systems, by the ways that lead to them.
 *
 * @param dynamicsTokens the way to Microsoft Entra
 * @param dynamics the way to Dynamics
 * @param oneRow the same with pages of one row
 * @param marketoTokens the way to Marketo's identity service
 * @param marketo the way to Marketo
 */
public record Systems(
        DynamicsTokens dynamicsTokens,
        DynamicsClient dynamics,
        DynamicsClient oneRow,
        MarketoTokens marketoTokens,
        MarketoClient marketo) {}
