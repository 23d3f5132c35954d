package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;

/** A row of one of the tables; the same row inserted twice is one. */
public sealed interface TableRow permits EventRow, SessionRow, MergeRow {

    void write(RowBinaryFormatWriter out);
}
