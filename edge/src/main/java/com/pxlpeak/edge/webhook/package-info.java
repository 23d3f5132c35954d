/**
 * Signed messages of other systems: shops and payment services that tell of sales and refunds. Start at
 * {@link com.pxlpeak.edge.webhook.WebhookDialect}.
 */
@NullMarked
package com.pxlpeak.edge.webhook;

import org.jspecify.annotations.NullMarked;
