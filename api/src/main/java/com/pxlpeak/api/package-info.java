/**
 * Answers questions. {@code metadata} knows who owns what, {@code query} turns a question into ClickHouse SQL and back,
 * {@code http} speaks with the world. Start at {@link com.pxlpeak.api.http.ApiRoutes}.
 */
@NullMarked
package com.pxlpeak.api;

import org.jspecify.annotations.NullMarked;
