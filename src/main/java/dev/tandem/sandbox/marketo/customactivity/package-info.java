/** Custom activities: their types with the life from draft to approval, and adding them to persons' logs. */
package dev.tandem.sandbox.marketo.customactivity;
