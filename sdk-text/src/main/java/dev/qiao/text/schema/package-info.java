/** JSON Schemas of your records, and answers that are read into them. */
package dev.qiao.text.schema;
