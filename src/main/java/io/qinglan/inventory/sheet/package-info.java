/** Lists as tables: reading what offices keep in sheets, with every error named by row and cell. */
package io.qinglan.inventory.sheet;
