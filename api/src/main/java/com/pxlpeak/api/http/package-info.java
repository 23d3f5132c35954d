/**
 * How the world asks: REST, the live WebSocket and the dashboard's files, under one route. Start at
 * {@link com.pxlpeak.api.http.ApiRoutes}.
 *
 * <p>Who asks is settled in one place ({@code Callers}), and every refusal is one kind of document ({@code Problem}).
 */
@NullMarked
package com.pxlpeak.api.http;

import org.jspecify.annotations.NullMarked;
