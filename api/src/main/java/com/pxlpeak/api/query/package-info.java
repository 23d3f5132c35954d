/**
 * The one query behind every report: a typed {@link com.pxlpeak.api.query.StatsQuery}, compiled to ClickHouse SQL for a
 * {@link com.pxlpeak.api.query.SiteScope} that only a key of the site's workspace opens. Start at
 * {@link com.pxlpeak.api.query.Stats}.
 *
 * <p>Identifiers in SQL come from enums; values travel beside it and are bound by the server. Therefore ClickHouse's
 * {@code client-v2} asks, not its JDBC driver (which contains it): the driver writes values into the text.
 */
@NullMarked
package com.pxlpeak.api.query;

import org.jspecify.annotations.NullMarked;
