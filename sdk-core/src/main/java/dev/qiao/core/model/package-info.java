/** The list of models that a service has now. */
package dev.qiao.core.model;
