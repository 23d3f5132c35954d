/**
 * The ClickHouse server as a child JVM: the whole engine is one library, loaded and told to listen.
 * {@link com.pxlpeak.ops.clickhouse.ClickHouseServer} is all there is; it uses nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.clickhouse;
